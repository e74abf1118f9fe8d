import { engineTables } from './engines/tables.ts'

process.stdout.write(`${engineTables()}\n`)
