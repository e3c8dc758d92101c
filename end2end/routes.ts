// Every screen and the roles that have it: the list behind the accessibility walk and `make shots`.
import type { Page } from '@playwright/test'

/** A person of the demo city by role; nobody is signed in as `anyone`. */
export const people = {
  anyone: undefined,
} as const satisfies Record<string, string | undefined>

export type Role = keyof typeof people

export type Screen = {
  /** Names the picture: latin, no spaces. */
  name: string
  /** A path, or how to find it: by the links of the pages, as a person does. */
  path: string | ((page: Page) => Promise<string>)
  roles: readonly Role[]
}

export const screens: readonly Screen[] = [
  { name: 'start', path: '/', roles: ['anyone'] },
]

export const widths = [360, 1440] as const
export const schemes = ['light', 'dark'] as const

/** Each screen with each role that has it. */
export function* views(): Generator<{ screen: Screen; role: Role }> {
  for (const screen of screens) for (const role of screen.roles) yield { screen, role }
}

export async function pathOf(screen: Screen, page: Page): Promise<string> {
  return typeof screen.path === 'string' ? screen.path : screen.path(page)
}
