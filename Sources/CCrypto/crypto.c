#include "ccrypto.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

void dd_sha256(const void *bytes, size_t length, uint8_t *digest) {
    static const uint8_t none = 0;
    SHA256(length ? bytes : &none, length, digest);
}

void *dd_sha256_begin(void) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context && !EVP_DigestInit_ex(context, EVP_sha256(), NULL)) {
        EVP_MD_CTX_free(context);
        return NULL;
    }
    return context;
}

void dd_sha256_add(void *context, const void *bytes, size_t length) { EVP_DigestUpdate(context, bytes, length); }

void dd_sha256_end(void *context, uint8_t *digest) {
    if (digest) EVP_DigestFinal_ex(context, digest, NULL);
    EVP_MD_CTX_free(context);
}

void dd_hmac_sha256(const void *key, size_t key_length, const void *bytes, size_t length, uint8_t *digest) {
    static const uint8_t none = 0;
    HMAC(EVP_sha256(), key, (int)key_length, length ? bytes : &none, length, digest, NULL);
}
