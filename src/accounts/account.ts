/** Whom an API key stands for. */
export interface Account {
  user: { id: string; email: string; role: 'admin' | 'member' }
  team: {
    id: string
    name: string
    plan: string
    credits: number
    maxConcurrentJobs: number
  }
  apiKey: { id: string; name: string; prefix: string }
}
