import { createProgram, START } from './commands/program.ts'

// Whoever reads our output may stop early: `retake looks | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

if (process.argv.length > 2) await createProgram().parseAsync()
else process.stdout.write(START)
