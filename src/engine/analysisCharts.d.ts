export * from "../bundles/analysisCharts.ts";
