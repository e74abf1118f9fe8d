import { Command } from 'commander'
import { VERSION } from '../version.ts'
import { completionCommand } from './completion/command.ts'
import { creditsCommand } from './credits.ts'
import { dbCommand } from './db.ts'
import { doctorCommand } from './doctor.ts'
import { editCommand } from './edit/command.ts'
import { enginesCommand } from './engines.ts'
import { jobsCommand } from './jobs.ts'
import { keysCommand } from './keys.ts'
import { looksCommand } from './looks.ts'
import { mcpCommand } from './mcp.ts'
import { apiCommand, serveCommand, workerCommand } from './serve.ts'
import { storageCommand } from './storage.ts'
import { webhooksCommand } from './webhooks.ts'

/** The whole command line, in the order of its help. */
export function createProgram(): Command {
  return new Command('retake')
    .description('Prompt-driven video editing on your own machine.')
    .version(VERSION)
    .showHelpAfterError('(retake --help lists the commands)')
    .addCommand(editCommand())
    .addCommand(looksCommand())
    .addCommand(serveCommand())
    .addCommand(apiCommand())
    .addCommand(workerCommand())
    .addCommand(mcpCommand())
    .addCommand(enginesCommand())
    .addCommand(keysCommand())
    .addCommand(jobsCommand())
    .addCommand(creditsCommand())
    .addCommand(webhooksCommand())
    .addCommand(dbCommand())
    .addCommand(storageCommand())
    .addCommand(doctorCommand())
    .addCommand(completionCommand())
}

/** What `retake` alone says. */
export const START = `Retake edits video by a sentence.

  retake edit clip.mp4 "put her on a snowy street at night, film noir"   edit a clip here and now
  retake looks                                                           see what can be asked for
  retake serve                                                           start the server and its API
  retake mcp                                                             let an agent edit
  retake doctor                                                          check this machine

retake --help lists all commands; each has --help with examples.
`
