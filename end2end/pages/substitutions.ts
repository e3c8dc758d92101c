// Substitutions: absences of teachers, and the lessons of a day that wait for somebody.
import { expect, type Page } from '@playwright/test'
import { visit } from '../fixtures/base'

export class Substitutions {
  constructor(private readonly page: Page) {}

  async openDay(on: string): Promise<void> {
    await visit(this.page, `/substitutions?on=${on}`)
    await expect(this.page.getByRole('heading', { level: 1, name: 'Замены' })).toBeVisible()
  }

  async openAbsences(): Promise<void> {
    await visit(this.page, '/substitutions?part=absences')
    await expect(this.page.getByRole('heading', { level: 2, name: 'Кто отсутствует' })).toBeVisible()
  }

  /** Enters that a teacher is away from the first to the last day. */
  async enter(teacher: string, kind: string, first: string, last: string): Promise<void> {
    await this.page.getByLabel('Учитель', { exact: true }).selectOption({ label: teacher })
    await this.page.getByLabel(/^Причина/).selectOption({ label: kind })
    await this.page.getByLabel('С какого дня').fill(first)
    await this.page.getByLabel('По какой день').fill(last)
    await this.page.getByRole('button', { name: 'Отметить', exact: true }).click()
  }

  /** Teachers who are away. */
  get absences() {
    return this.page.locator('.sub-absences > li')
  }

  /** Lessons of the day whose teachers are away. */
  get lessons() {
    return this.page.locator('.sub-lesson')
  }
}
