// Term marks as a teacher writes them, and the terms as a deputy head orders over them.
import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from '../fixtures/base'

export class TermMarks {
  constructor(private readonly page: Page) {}

  /** Opens the sheet of a class and a subject from the list. */
  async open(group: string, subject: string): Promise<void> {
    await this.page.goto('/term-marks')
    await hydrated(this.page)
    const part = this.page.locator('section').filter({ has: this.page.getByRole('heading', { level: 2, name: group, exact: true }) })
    await part.getByRole('link', { name: subject }).first().click()
    await expect(this.rows.first()).toBeVisible()
  }

  get rows() {
    return this.page.getByRole('main').locator('tbody tr')
  }

  /** Rows in which a mark can be written. */
  get marks() {
    return this.rows.getByRole('combobox')
  }

  /** Rows whose suggestion is a digit. */
  get suggested() {
    return this.rows.filter({ has: this.page.locator('summary', { hasText: /^[2-5]$/ }) }).filter({ has: this.page.getByRole('combobox') })
  }

  get accept() {
    return this.page.getByRole('button', { name: /^Выставить/ })
  }

  get saved() {
    return this.page.locator('.save[data-state="saved"]')
  }

  /** The digit that the rule suggests in a row. */
  async ruleOf(row: Locator): Promise<string> {
    return (await row.locator('summary').innerText()).trim()
  }
}

export class Terms {
  constructor(private readonly page: Page) {}

  /** Opens the form of an order and sends it. */
  async order(face: string, deed: string, reason: string): Promise<void> {
    await this.page.getByRole('main').locator('summary', { hasText: face }).click()
    await this.page.getByLabel('Причина').filter({ visible: true }).fill(reason)
    await this.page.getByRole('button', { name: deed, exact: true }).click()
    await hydrated(this.page)
  }

  get missing() {
    return this.page.getByRole('table', { name: /^Кому не выставлено/ })
  }
}
