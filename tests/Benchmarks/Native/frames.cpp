// Reference: Binance depth updates, frame bytes to updated book, through simdjson's on-demand reader into a sorted vector.
// Usage: frames WORKLOAD_DIR [PASSES]     Build: g++ -O3 -march=native -std=c++20 frames.cpp -o frames -lsimdjson
// Checks the sequence of update ids and, after each pass, the book's digest. Prints "RESULT simdjson frame NANOSECONDS ns".
#include <simdjson.h>
#include <cmath>
#include "workload.h"

static inline i64 fixed8(std::string_view s) {
    u64 v = 0; size_t i = 0;
    for (; i < s.size() && s[i] != '.'; i++) v = v * 10 + (s[i] - '0');
    int d = 0;
    if (i < s.size()) for (i++; i < s.size() && d < 8; i++, d++) v = v * 10 + (s[i] - '0');
    for (; d < 8; d++) v *= 10;
    return (i64)v;
}

int main(int argc, char** argv) {
    std::string dir = argv[1];
    int passes = argc > 2 ? atoi(argv[2]) : 1;
    u64 records, want = want_digest(dir, records);
    std::string bin = slurp(dir + "/levels.bin"), fr = slurp(dir + "/frames.ndjson");
    size_t bytes = fr.size();
    fr.resize(bytes + 64); // simdjson reads beyond the end
    auto* h = (const Header*)bin.data();
    auto* snap = (const Rec*)(bin.data() + 64);
    simdjson::ondemand::parser parser;
    u64 frames = 0;
    i64 sum = 0;
    double elapsed = 0;
    for (int pass = 0; pass < passes; pass++) {
        VecBook b;
        for (uint32_t i = 0; i < h->bids + h->asks; i++) b.set(snap[i].side, snap[i].price, snap[i].qty);
        u64 last = 10'000'000'000ull;
        const char *p = fr.data(), *e = p + bytes;
        double t0 = now();
        while (p < e) {
            const char* q = (const char*)memchr(p, '\n', e - p);
            auto doc = parser.iterate(p, q - p, (size_t)(e - p) + 64);
            u64 U = doc["U"].get_uint64(), u = doc["u"].get_uint64();
            if (U != last + 1) { fprintf(stderr, "simdjson: gap\n"); return 4; }
            last = u;
            for (int s = 0; s < 2; s++)
                for (auto lv : doc[s ? "a" : "b"].get_array()) {
                    auto a = lv.get_array().value();
                    auto it = a.begin().value();
                    std::string_view ps = (*it).get_string(); ++it;
                    std::string_view qs = (*it).get_string();
                    b.set(s, fixed8(ps), fixed8(qs));
                }
            sum += b.best(1) - b.best(0);
            frames++; p = q + 1;
        }
        elapsed += now() - t0;
        if (digest(b) != want) { fprintf(stderr, "simdjson: WRONG BOOK\n"); return 3; }
    }
    printf("RESULT simdjson frame %.1f ns\n", elapsed / frames * 1e9);
    if (sum == 42) puts("");
    return 0;
}
