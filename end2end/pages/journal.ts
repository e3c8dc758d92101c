// The journal as a teacher keeps it: a grid walked with the keyboard.
import { expect, type Page } from '@playwright/test'

export class Journal {
  /** The column that was active when the journal opened: today's lesson, or the last before it. */
  private opened = 0

  constructor(private readonly page: Page) {}

  /** Opens the journal of a class and a subject from the list. */
  async open(group: string, subject: string): Promise<void> {
    await this.page.goto('/journals')
    await this.page.locator('html[data-hydrated]').waitFor()
    await this.link(group, subject).click()
    await this.look()
  }

  /** The way from the list to the journal of a class and a subject. */
  link(group: string, subject: string) {
    const part = this.page.locator('section').filter({ has: this.page.getByRole('heading', { level: 2, name: group, exact: true }) })
    return part.getByRole('link', { name: subject }).first()
  }

  /** Waits for the grid and keeps in mind the column it opened at. */
  async look(): Promise<void> {
    await expect(this.active).toBeVisible()
    this.opened = await this.active.evaluate(cell => (cell as HTMLTableCellElement).cellIndex - 1)
  }

  get grid() {
    return this.page.getByRole('grid')
  }

  /** The cell of a pupil's row (from 0) in the opening column, or so many lessons before it. */
  cell(row: number, back = 0) {
    return this.rows.nth(row).locator('td').nth(this.opened - back)
  }

  /** The one tab stop. */
  get active() {
    return this.grid.locator('td[tabindex="0"]')
  }

  get saved() {
    return this.page.locator('.save[data-state="saved"]')
  }

  /** Cells chosen beside the active one, itself among them. */
  get chosen() {
    return this.grid.locator('td[aria-selected="true"]')
  }

  /** What the live region of the journal says. */
  get spoken() {
    return this.page.locator('.journal > [role="status"]')
  }

  /** The preview of a paste. */
  get preview() {
    return this.page.getByRole('dialog', { name: 'Вставка в журнал' })
  }

  /** Pastes what a spreadsheet would have put on the clipboard. */
  async paste(text: string): Promise<void> {
    await this.active.evaluate((cell, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  }

  /** The list of a phone: a row for each pupil of the active lesson. */
  get roll() {
    return this.page.locator('.roll > li')
  }

  get rows() {
    return this.grid.locator('tbody tr')
  }
}
