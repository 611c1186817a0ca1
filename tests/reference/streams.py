"""Prints streams.csv: keys and words of random streams, worked out apart from the library.

Columns: seed, stream, purpose, replicate, key0, key1, index, word. The key is the first two words of Baagoe's Alea (2010),
seeded with the JSON text of [seed, stream, purpose, replicate]; word `index` of the stream is word index & 1 of
Threefry-2x32 with 13 rounds (Salmon and others, 2011) at the counter index >> 1. The known answers published with
Random123 are checked first. Run: /usr/bin/python3 streams.py > streams.csv
"""
import json

KNOWN_ANSWERS = """
    00000000 00000000 00000000 00000000 9d1c5ec6 8bd50731
    ffffffff ffffffff ffffffff ffffffff fd36d048 2d17272c
    243f6a88 85a308d3 13198a2e 03707344 ba3e4725 f27d669e
"""
ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24]
WORD = 2**32 - 1


def threefry(counter, key, rounds=13):
    keys = [key[0], key[1], 0x1BD11BDA ^ key[0] ^ key[1]]
    x, y = (counter[0] + keys[0]) & WORD, (counter[1] + keys[1]) & WORD
    for number in range(rounds):
        x = (x + y) & WORD
        bits = ROTATIONS[number % 8]
        y = ((y << bits | y >> (32 - bits)) & WORD) ^ x
        if number % 4 == 3:
            injected = number // 4 + 1
            x = (x + keys[injected % 3]) & WORD
            y = (y + keys[(injected + 1) % 3] + injected) & WORD
    return x, y


def word(key, index):
    counter = index >> 1
    return threefry((counter & WORD, counter >> 32), key)[index & 1]


class Mash:
    def __init__(self):
        self.n = 0xEFC8249D

    def __call__(self, text):
        units = text.encode("utf-16-le")
        for place in range(0, len(units), 2):
            n = self.n + int.from_bytes(units[place : place + 2], "little")
            h = 0.02519603282416938 * n
            n = int(h) & WORD
            h = (h - n) * n
            n = int(h) & WORD
            self.n = n + (h - n) * 2.0**32
        return (int(self.n) & WORD) * 2.0**-32


def alea(seed, count):
    mash = Mash()
    state = [mash(" ") for _ in range(3)]
    for place in range(3):
        state[place] -= mash(seed)
        if state[place] < 0:
            state[place] += 1
    carry = 1
    words = []
    for _ in range(count):
        t = 2091639 * state[0] + carry * 2.0**-32
        carry = int(t)
        state = [state[1], state[2], t - carry]
        words.append(int(state[2] * 2.0**32) & WORD)
    return words


for line in KNOWN_ANSWERS.strip().splitlines():
    c0, c1, k0, k1, *expected = (int(part, 16) for part in line.split())
    assert threefry((c0, c1), (k0, k1)) == tuple(expected), line

STREAMS = [
    ("2012", "wage.kuwait", "value", 0),
    ("2012", "wage.kuwait", "value", 1),
    ("2012", "wage.kuwait", "second", 0),
    ("2012", "wage.qatar", "value", 0),
    ("2013", "wage.kuwait", "value", 0),
    ("0", "workers", "value", 0),
    ("", "workers", "value", 0),
    ('a "quoted" seed', "workers", "value", 0),
    ("평양", "workers", "value", 0),
    ("made-up", "workers", "value", 0),
    ("made-up", "wage", "value", 0),
]
INDICES = [0, 1, 2, 3, 255, 256, 1001, 8191, 8192, 9999, 2**32 - 1, 2**32, 2**33 - 1, 2**33, 2**33 + 1, 2**53 - 2]

print("seed,stream,purpose,replicate,key0,key1,index,word")
for stream in STREAMS:
    key = alea(json.dumps(stream, separators=(",", ":"), ensure_ascii=False), 2)
    for index in INDICES:
        print(*stream, *key, index, word(key, index), sep=",")
