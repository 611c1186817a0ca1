/** Fields of a chain, and of what follows it, that hold names of parameters. */
const factorKeys: ReadonlySet<string> = new Set(["share", "amount", "quota", "sentHome", "carrierFee"]);

/** A chain, or what follows it, with the names that a segment binds replaced by parameters. */
export function bindNames<Named>(named: Named, names: Readonly<Record<string, string>>): Named {
  const replaceIn = (value: unknown, inFactors: boolean): unknown => {
    if (typeof value === "string") {
      const [, not = "", name] = /^(not )?(.*)$/.exec(value)!;
      return inFactors && Object.hasOwn(names, name!) ? `${not}${names[name!]}` : value;
    }
    if (Array.isArray(value)) return value.map((entry) => replaceIn(entry, inFactors));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, replaceIn(entry, inFactors || factorKeys.has(key))]),
    );
  };
  return replaceIn(named, false) as Named;
}
