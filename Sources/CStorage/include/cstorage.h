#pragma once

/// Tells SQLite not to count the memory that it uses: the count has one lock, for which connections on different cores
/// wait at every piece of memory they take. Of use before the first connection of the process is opened; does nothing
/// afterwards.
void dd_sqlite_leave_memory_uncounted(void);

/// Gives memory that is free, and that the process still holds, back to the system, where the system knows how.
void dd_give_free_memory_back(void);
