// A timetable as people read it, and the board on which a deputy head makes one.
import { expect, type Locator, type Page } from '@playwright/test'
import { visit } from '../fixtures/base'

export class Plan {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await visit(this.page, '/timetable/plan')
    await expect(this.cells.first()).toBeVisible()
  }

  get cells() {
    return this.page.getByRole('gridcell')
  }

  /** Cells with a lesson. */
  get taken() {
    return this.cells.filter({ has: this.page.locator('.piece') })
  }

  /** The cell of a class (by its place in the list) at a place such as «2.3». */
  cell(at: string): Locator {
    return this.page.locator(`[data-at="${at}"]`)
  }

  get free() {
    return this.page.locator('td[data-mark="free"]')
  }

  get barred() {
    return this.page.locator('td[data-mark="barred"]')
  }

  get tray() {
    return this.page.getByRole('region', { name: 'Лоток' })
  }

  get waiting() {
    return this.tray.getByRole('listitem')
  }

  get panel() {
    return this.page.getByRole('region', { name: 'Урок', exact: true })
  }

  get solver() {
    return this.page.getByRole('region', { name: 'Решатель' })
  }

  get saved() {
    return this.page.locator('.save[data-state="saved"]')
  }

  /** Presses the lesson of a cell and moves the hand over another cell, without letting go. */
  async carry(from: Locator, to: Locator): Promise<void> {
    const piece = from.locator('.piece').first()
    await piece.scrollIntoViewIfNeeded()
    await piece.hover()
    await this.page.mouse.down()
    const box = await piece.boundingBox()
    if (!box) throw new Error('a lesson that is not drawn')
    await this.page.mouse.move(box.x + box.width / 2 + 12, box.y + box.height / 2 + 2, { steps: 3 })
    await this.over(to)
  }

  /** Moves the hand on. */
  async over(to: Locator): Promise<void> {
    const box = await to.boundingBox()
    if (!box) throw new Error('a place that is not drawn')
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 })
  }

  async letGo(): Promise<void> {
    await this.page.mouse.up()
  }
}
