/** What the local engine will do, in words of its own catalogue; serialisable, made by `understand/`, drawn by `render/`. */
export interface Plan {
  /** Looks by name, each at most once. */
  looks: { name: string; strength: number }[]
  /** Adjustments by name, each at most once; amount −1.6 … 1.6. */
  adjustments: { name: string; amount: number }[]
}
