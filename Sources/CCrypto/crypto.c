#include "ccrypto.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

void dd_sha256(const void *bytes, size_t length, uint8_t *digest) {
    static const uint8_t none = 0;
    SHA256(length ? bytes : &none, length, digest);
}

void dd_hmac_sha256(const void *key, size_t key_length, const void *bytes, size_t length, uint8_t *digest) {
    static const uint8_t none = 0;
    HMAC(EVP_sha256(), key, (int)key_length, length ? bytes : &none, length, digest, NULL);
}
