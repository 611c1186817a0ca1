/** The least uniform that a design makes of 32-bit words, (0 + 1/2) / 2^32; the largest is as far from 1. */
export const leastUniform = 1 / 8589934592;
