#pragma once
#include <stddef.h>

/// A file of `files/` as it was when the program was built: no path on disk is needed at run time.
typedef struct {
    const char *_Nonnull name;  // relative to files/, as "tables/nicknames.csv"
    const unsigned char *_Nonnull bytes;
    size_t length;
} dd_resource;

/// All files, sorted by name in byte order.
const dd_resource *_Nonnull dd_resource_table(void);
size_t dd_resource_count(void);
