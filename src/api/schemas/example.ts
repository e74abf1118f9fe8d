/** What the examples of the description tell of: one edit, from its upload to its end. */
export const EXAMPLE = {
  jobId: '0b8f3c52-6a0e-4c7e-9d43-3f6f1f1b2a10',
  uploadUrl: 'http://127.0.0.1:8787/files/uploads/9hJq2mXc41VtRk0b.mp4',
  videoUrl: 'http://127.0.0.1:8787/files/videos/Zt6wPq81LmYc3aNd.mp4',
  posterUrl: 'http://127.0.0.1:8787/files/posters/Zt6wPq81LmYc3aNd.jpg',
  prompt: 'make her coat red, 35mm film look, and add a dragon',
  submittedAt: '2026-01-05T09:30:00.000Z',
  completedAt: '2026-01-05T09:30:21.480Z',
  cursor: 'MTc2NzYwNTQwMDAwMC4wYjhmM2M1Mi02YTBlLTRjN2UtOWQ0My0zZjZmMWYxYjJhMTA',
} as const

export const EXAMPLE_EDITS = [
  { clause: 'make her coat red', outcome: 'applied' as const, detail: 'outfit in red' },
  { clause: '35mm film look', outcome: 'applied' as const, detail: 'film 35mm' },
  { clause: 'add a dragon', outcome: 'ignored' as const, detail: 'nothing new can be drawn on the CPU' },
]
