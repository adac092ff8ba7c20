#include "cstorage.h"

#include <sqlite3.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void dd_sqlite_leave_memory_uncounted(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

void dd_give_free_memory_back(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
