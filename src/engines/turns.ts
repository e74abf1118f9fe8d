/** At most so many at a time; the others wait in order. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>
}

export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = []
  let busy = 0
  return {
    take: async (work) => {
      if (busy === most) await new Promise<void>((resolve) => waiting.push(resolve))
      else busy += 1
      try {
        return await work()
      } finally {
        // Whoever is next takes over this place.
        const next = waiting.shift()
        if (next) next()
        else busy -= 1
      }
    },
  }
}
