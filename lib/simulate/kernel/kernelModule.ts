import bytes from "#kernel";

let compiled: WebAssembly.Module | undefined;

/** The loops of `kernel.wat`, compiled once. */
export function kernelModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(bytes);
  return compiled;
}

/** What is made with WebAssembly, or what does without it: some pages' security policies allow none. */
export function withOrWithout<Made>(withModule: () => Made, without: () => Made): Made {
  try {
    return withModule();
  } catch (error) {
    if (typeof WebAssembly === "object" && !(error instanceof WebAssembly.CompileError)) throw error;
    return without();
  }
}
