// What the references share: the workload's files, the sorted-vector book, the digest.
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>
using i64 = int64_t;
using u64 = uint64_t;
static double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

#pragma pack(push, 1)
struct Header { char magic[8]; uint32_t bids, asks; u64 records; uint32_t frames, pad; i64 pscale, qscale; char z[16]; };
struct Rec { i64 price, qty; uint32_t frame; uint8_t side, kind; uint16_t rank; };
#pragma pack(pop)
static_assert(sizeof(Header) == 64 && sizeof(Rec) == 24);

static std::string slurp(const std::string& p) {
    std::ifstream f(p, std::ios::binary | std::ios::ate);
    if (!f) { fprintf(stderr, "cannot read %s\n", p.c_str()); exit(2); }
    std::string s(f.tellg(), 0);
    f.seekg(0); f.read(s.data(), s.size());
    return s;
}

struct VecBook {                                // one array of keys, one of quantities, best level last
    static constexpr const char* name = "cpp-sorted-vector";
    std::vector<i64> k[2], q[2];
    // keys rise toward the best: bid key = price, ask key = -price
    void set(int side, i64 p, i64 v) {
        i64 key = side ? -p : p;
        auto& K = k[side]; auto& Q = q[side];
        size_t n = K.size(), i = n;
        size_t lim = n > 16 ? n - 16 : 0;       // most changes fall near the best: look there first
        while (i > lim && K[i - 1] > key) --i;
        if (i == lim && i > 0 && K[i - 1] > key) i = std::upper_bound(K.begin(), K.begin() + lim, key) - K.begin();
        bool there = i > 0 && K[i - 1] == key;
        if (there) {
            if (v) Q[i - 1] = v;
            else { K.erase(K.begin() + (i - 1)); Q.erase(Q.begin() + (i - 1)); }
        } else if (v) { K.insert(K.begin() + i, key); Q.insert(Q.begin() + i, v); }
    }
    i64 best(int side) const { i64 x = k[side].back(); return side ? -x : x; }
    template <class F> void walk(int side, F f) const { for (size_t i = k[side].size(); i-- > 0;) if (!f(side ? -k[side][i] : k[side][i], q[side][i])) break; }
};

template <class B> u64 digest(const B& b) { u64 d = 0; for (int s = 0; s < 2; s++) b.walk(s, [&](i64 p, i64 q) { d += (u64)(p ^ q); return true; }); return d; }

static u64 want_digest(const std::string& dir, u64& records) {
    std::string c = slurp(dir + "/check.json");
    records = strtoull(c.c_str() + c.find("\"updates\"") + 10, nullptr, 10);
    return strtoull(c.c_str() + c.find("\"digest\"") + 9, nullptr, 10);
}
