import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { type UsesOfNetPay, useNetPay } from "../../lib/model/afterNetPay.ts";
import type { AfterNetPay } from "../../lib/study/schemas/chain.ts";
import { among, chainValuesOf } from "./chainValuesOf.ts";

const values = {
  withheld: 0.4,
  lost: 0.25,
  bribe: 200,
  living: 30,
  fee: 100,
  sent: 0.75,
  carrier: 0.2,
  months: 10,
  years: 4,
  "fee-period=year": 1,
  "fee-period=contract": 0,
};

function use(uses: Partial<AfterNetPay> | undefined, netPay: number): UsesOfNetPay<number> {
  const written = uses && { id: "made-up", title: "Made up", says: "Made up.", ...uses };
  return useNetPay(numbers, written, netPay, chainValuesOf(numbers, among(values)));
}

describe("useNetPay", () => {
  it("leaves net pay in hand where nothing is said of its uses", () => {
    expect(use(undefined, 1200)).toEqual({
      paid: [],
      afterLivingCosts: 1200,
      receivedByFamily: 0,
      savedInHand: 1200,
      deficit: 0,
    });
  });

  it("takes what is withheld and not paid out as a share of net pay", () => {
    const { paid, afterLivingCosts } = use(
      { withheld: [{ to: "state", share: ["withheld", "lost"] }] },
      1000,
    );
    expect(paid).toEqual([{ to: "state", label: "withheld and not paid out", amount: 100 }]);
    expect(afterLivingCosts).toBe(900);
  });

  it("meets costs in their order, each for its period", () => {
    const { paid, afterLivingCosts, deficit } = use(
      {
        costs: [
          { to: "officials", label: "bribe", amount: ["bribe"], per: "contract" },
          { to: "living", amount: ["living"], per: "calendar month" },
          { to: "living", amount: ["living"], per: "paid month" },
          { to: "security", amount: ["fee"], per: "year" },
        ],
      },
      1000,
    );
    expect(paid).toEqual([
      { to: "officials", label: "bribe", amount: 50 },
      { to: "living", label: undefined, amount: 360 },
      { to: "living", label: undefined, amount: 300 },
      { to: "security", label: undefined, amount: 100 },
    ]);
    expect([afterLivingCosts, deficit]).toEqual([190, 0]);
  });

  it("charges a cost only where its condition holds", () => {
    const { paid, afterLivingCosts } = use(
      {
        costs: [
          { to: "security", amount: ["fee"], per: "year", when: { "fee-period": ["year"] } },
          { to: "security", amount: ["fee"], per: "contract", when: { "fee-period": ["contract"] } },
        ],
      },
      1000,
    );
    expect(paid.map(({ amount }) => amount)).toEqual([100, 0]);
    expect(afterLivingCosts).toBe(900);
  });

  it("calls a deficit what costs exceed net pay by, and never leaves less than nothing", () => {
    const uses = use(
      {
        withheld: [{ to: "state", share: ["withheld"] }],
        costs: [{ to: "living", amount: ["living"], per: "calendar month" }],
        sentHome: ["sent"],
        carrierFee: ["carrier"],
      },
      200,
    );
    expect(uses.paid.map(({ amount }) => amount)).toEqual([80, 360, 0]);
    expect(uses).toMatchObject({ afterLivingCosts: 0, deficit: 240, receivedByFamily: 0, savedInHand: 0 });
  });

  it("sends a share of what is left home, less the carrier's fee, and keeps the rest in hand", () => {
    const uses = use({ sentHome: ["sent"], carrierFee: ["carrier"] }, 1000);
    expect(uses).toEqual({
      paid: [{ to: "carrier", label: "carrier's fee", amount: 150 }],
      afterLivingCosts: 1000,
      receivedByFamily: 600,
      savedInHand: 250,
      deficit: 0,
    });
  });

  it("sends home without a fee where there is no carrier", () => {
    const uses = use({ sentHome: ["sent"] }, 1000);
    expect(uses.paid).toEqual([]);
    expect([uses.receivedByFamily, uses.savedInHand]).toEqual([750, 250]);
  });

  it("accounts for net pay and deficit to the last cent", () => {
    for (const netPay of [0, 100, 500, 1000]) {
      const { paid, receivedByFamily, savedInHand, deficit } = use(
        {
          withheld: [{ to: "state", share: ["withheld", "not lost"] }],
          costs: [{ to: "living", amount: ["living"], per: "calendar month" }],
          sentHome: ["sent"],
          carrierFee: ["carrier"],
        },
        netPay,
      );
      const uses = paid.reduce((total, { amount }) => total + amount, receivedByFamily + savedInHand);
      expect(uses).toBeCloseTo(netPay + deficit, 10);
    }
  });
});
