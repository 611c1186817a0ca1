/** The part of the package that the tests use; it has no types of its own. */
declare module "datapackage" {
  interface Resource {
    readonly name: string;
    readonly tabular: boolean;
    readonly valid: boolean;
    readonly errors: readonly Error[];
    readonly headers: readonly string[] | null;
    /** Rows, and with `forceCast` an error in place of each row that is not as the schema says. */
    read(options: { keyed?: boolean; relations?: boolean; forceCast?: boolean }): Promise<unknown[]>;
  }
  interface Package {
    readonly valid: boolean;
    readonly errors: readonly Error[];
    readonly resources: readonly Resource[];
    getResource(name: string): Resource;
  }
  const datapackage: {
    Package: { load(descriptor: string | object, options?: { basePath?: string }): Promise<Package> };
  };
  export default datapackage;
}
