export * from "../bundles/drivers.ts";
