#pragma once
#include <stddef.h>
#include <stdint.h>

/// SHA-256 of `length` bytes into `digest`, which holds 32 bytes.
void dd_sha256(const void *_Nullable bytes, size_t length, uint8_t *_Nonnull digest);

/// HMAC-SHA-256 of `length` bytes under `key` into `digest`, which holds 32 bytes.
void dd_hmac_sha256(
    const void *_Nonnull key, size_t key_length, const void *_Nullable bytes, size_t length, uint8_t *_Nonnull digest);
