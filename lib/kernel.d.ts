/** The engine's loops in WebAssembly, assembled by the build from `simulate/kernel/kernel.wat`. */
declare const bytes: Uint8Array<ArrayBuffer>;
export default bytes;
