/** Prompts that do one thing of the catalogue and nothing else: what a person would write. */
export const lookExample = ({ title }: { title: string }): string => `give it the ${title.toLowerCase()} look`

/** @param direction up, or down */
export const dialExample = ({ up, down }: Record<'up' | 'down', readonly string[]>, direction: 'up' | 'down' = 'up') =>
  `make it ${(direction === 'up' ? up : down)[0]}`

export const sceneExample = ({ title }: { title: string }): string => `use ${title} as the background`

export const weatherExample = ({ title }: { title: string }): string => `add ${title}`

export const patternExample = ({ title }: { title: string }): string => `put ${title} on the clothes`

export const materialExample = ({ title }: { title: string }): string => `make the clothes ${title}`
