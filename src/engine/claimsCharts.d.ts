export * from "../bundles/claimsCharts.ts";
