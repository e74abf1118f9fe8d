import type { Account } from '../accounts/account.ts'

/** Whose keys and deliveries an account may see and act upon: its own, or, as an admin, the team's. */
export function ownerOf({ user, team }: Account): { userId: string } | { teamId: string } {
  return user.role === 'admin' ? { teamId: team.id } : { userId: user.id }
}
