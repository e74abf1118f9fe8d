/** Whose runs are known, so that no search takes one edit's run for that of another edit that looks the same. */
export interface Owners {
  note(run: string, job: string): void
  isOthers(run: string, job: string): boolean
}

/** More than are made in the hour for which Replicate keeps inputs. */
const MOST = 20_000

/** In this process; others' runs look the same only where everything that was asked for is the same. */
export function createOwners(): Owners {
  const jobs = new Map<string, string>()
  return {
    note: (run, job) => {
      jobs.set(run, job)
      const [oldest] = jobs.keys()
      if (jobs.size > MOST && oldest !== undefined) jobs.delete(oldest)
    },
    isOthers: (run, job) => (jobs.get(run) ?? job) !== job,
  }
}
