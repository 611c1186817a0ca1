import { expect, it } from "vitest";
import { inForm, joined, tickInForm, withIntervalInForm } from "../../lib/charts/numberForm.ts";

it("estimates have two significant digits, numbers that are given three", () => {
  expect(inForm("millions", 142.3e6)).toBe("140");
  expect(inForm("millions", 1.97e6)).toBe("2");
  expect(inForm("plain", 9.738)).toBe("9.7");
  expect(inForm("plain", 4461)).toBe("4,500");
  expect(inForm("given", 142.3)).toBe("142");
});

it("changes and shares are whole per cents from ten on", () => {
  expect(inForm("change", -0.0093)).toBe("−0.9 %");
  expect(inForm("change", 0.123)).toBe("+12 %");
  expect(inForm("change", 0)).toBe("0.0 %");
  expect(inForm("share", 0.463)).toBe("46 %");
  expect(inForm("share", 0.045)).toBe("4.5 %");
});

it("the ends of an interval have as many decimals as the number between them", () => {
  expect(withIntervalInForm("share", 0.102, 0.0893, 0.112)).toEqual(["10 %", "9 %", "11 %"]);
  expect(withIntervalInForm("share", 0.077, 0.0664, 0.102)).toEqual(["7.7 %", "6.6 %", "10.2 %"]);
});

it("an axis says where its ticks stand", () => {
  expect(tickInForm("millions", 125e6)).toBe("125");
  expect(tickInForm("share", 0.05)).toBe("5 %");
  expect(tickInForm("share", 0.125)).toBe("12.5 %");
  expect(tickInForm("millions", 0)).toBe("0");
});

it("a sign is not joined to another number by a dash", () => {
  expect(joined("4.2 %", "4.7 %")).toBe("4.2–4.7 %");
  expect(joined("−1.0 %", "2.0 %")).toBe("−1.0 to 2.0 %");
});
