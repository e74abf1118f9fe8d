import { Command } from 'commander'
import { creditsCommand } from './commands/credits.ts'
import { dbCommand } from './commands/db.ts'
import { doctorCommand } from './commands/doctor.ts'
import { editCommand } from './commands/edit.ts'
import { enginesCommand } from './commands/engines.ts'
import { jobsCommand } from './commands/jobs.ts'
import { keysCommand } from './commands/keys.ts'
import { looksCommand } from './commands/looks.ts'
import { apiCommand, serveCommand, workerCommand } from './commands/serve.ts'
import { storageCommand } from './commands/storage.ts'
import { webhooksCommand } from './commands/webhooks.ts'
import { VERSION } from './version.ts'

const program = new Command('retake')
  .description('Prompt-driven video editing on your own machine.')
  .version(VERSION)
  .showHelpAfterError('(retake --help lists the commands)')
  .addCommand(serveCommand())
  .addCommand(apiCommand())
  .addCommand(workerCommand())
  .addCommand(editCommand())
  .addCommand(looksCommand())
  .addCommand(enginesCommand())
  .addCommand(keysCommand())
  .addCommand(jobsCommand())
  .addCommand(creditsCommand())
  .addCommand(storageCommand())
  .addCommand(webhooksCommand())
  .addCommand(dbCommand())
  .addCommand(doctorCommand())

await program.parseAsync()
