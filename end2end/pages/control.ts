// Control as a deputy head has it: counts that open to lessons, and the log that proves itself.
import { type Page } from '@playwright/test'
import { visit } from '../fixtures/base'

export class Control {
  constructor(private readonly page: Page) {}

  /** The count of days that are over, by class. */
  async open(): Promise<void> {
    await visit(this.page, '/control?from=2026-11-09&to=2026-11-12&by=class')
  }

  get table() {
    return this.page.getByRole('table', { name: 'Чего не хватает в журналах' })
  }

  /** A figure of a row, by the head of its column. */
  figure(row: string, column: string) {
    return this.table.getByRole('row', { name: new RegExp(`^${row} `) }).locator(`td[data-word="${column}"]`)
  }
}
