/** What a build is made of, worked out by `lib/node/buildDigests.ts` into `build/digests.js`. */

/**
 * SHA-256 over the code that decides a number: the engine with the parts of packages that it calls, bundled into one
 * text, with the loops in WebAssembly and the direction numbers, and without the data.
 */
export declare const codeDigest: string;

/** SHA-256 over the project's data, compiled into one JSON text. */
export declare const dataDigest: string;
