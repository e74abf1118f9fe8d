/** What a client tells its model about this server as a whole. */
export const INSTRUCTIONS = `Retake edits short video clips by a sentence. Use it when somebody wants the look, background, weather,
clothing colours or hair colour of a clip changed.

Usual course: list_looks if you need words that work; quote_edit to see what each part of the prompt would do and what it
costs; edit_video; if that says the edit is still running, wait_for_edit until it has ended. Look at the poster image of the
result, and tell the person what was applied, approximated and ignored: the outcome of each clause is part of the answer.

Clips: mp4 or mov, 2-10 seconds, sides of 240-4096 pixels, at most 100 MB. Cut longer ones first; Retake does not.
The local engine cannot draw new things (hats, animals, text), take things out, or change faces, bodies or movement. Such
clauses are ignored, or refused if nothing else is left; do not try again with other words for the same thing.`
