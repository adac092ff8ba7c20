#pragma once
#include <stddef.h>
#include <stdint.h>

/// SHA-256 of `length` bytes into `digest`, which holds 32 bytes.
void dd_sha256(const void *_Nullable bytes, size_t length, uint8_t *_Nonnull digest);

/// Begins a SHA-256 of bytes that come piece by piece; NULL when memory is out.
void *_Nullable dd_sha256_begin(void);
void dd_sha256_add(void *_Nonnull context, const void *_Nullable bytes, size_t length);
/// Writes the 32 bytes of `digest`, unless it is NULL, and frees the context.
void dd_sha256_end(void *_Nonnull context, uint8_t *_Nullable digest);

/// HMAC-SHA-256 of `length` bytes under `key` into `digest`, which holds 32 bytes.
void dd_hmac_sha256(
    const void *_Nonnull key, size_t key_length, const void *_Nullable bytes, size_t length, uint8_t *_Nonnull digest);
