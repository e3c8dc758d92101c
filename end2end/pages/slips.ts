// A sheet of slips: ticked names, and the file they are printed into.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { visit } from '../fixtures/base'
import { words } from '../fixtures/pdf'

export type Slip = { login: string; password: string }

export class SlipSheet {
  constructor(private readonly page: Page) {}

  /** Goes from the list of classes to one sheet, as a person does. */
  async open(group: string, whose: 'Ученики' | 'Родители'): Promise<void> {
    await visit(this.page, '/slips')
    const column = whose === 'Ученики' ? 0 : 1
    await this.row(group).getByRole('link').nth(column).click()
    await this.page.getByRole('heading', { level: 1, name: `${group}: пароли` }).waitFor()
  }

  row(name: string | RegExp) {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) })
  }

  /** Prints for those who are ticked; the words of the file. */
  async print(): Promise<string[]> {
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: 'Напечатать пароли' }).click()
    return words(await readFile(await (await download).path()))
  }
}

/** The slip of this login. */
export function slip(printed: string[], login: string): Slip {
  const at = printed.indexOf(login)
  const password = printed.slice(at).find(word => /^[a-z2-9]{3}(-[a-z2-9]{3}){2}$/.test(word))
  if (at < 0 || !password) throw new Error(`no slip of ${login} among ${printed.join(' | ')}`)
  return { login, password }
}
