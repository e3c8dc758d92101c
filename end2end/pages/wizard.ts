// The wizard as a coordinator goes it: step by step, with the lists brought in on the way.
import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated, visit } from '../fixtures/base'
import { ImportPages } from './import'

export class Wizard {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await visit(this.page, '/wizard')
  }

  /** Waits for a step. */
  async at(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await hydrated(this.page)
  }

  async press(button: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button }).click()
  }

  async goOnTo(title: string): Promise<void> {
    await this.press(`Дальше: ${title.toLowerCase()}`)
    await this.at(title)
  }

  /** Brings a list in by the link of the step and comes back to it. */
  async bring(link: string, whose: 'Ученики и родители' | 'Сотрудники', file: string): Promise<void> {
    await this.page.getByRole('link', { name: link }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: 'Загрузка списков' })).toBeVisible()
    const lists = new ImportPages(this.page)
    await lists.check(whose, file)
    await lists.confirm()
    await this.page.getByRole('link', { name: 'К мастеру года' }).click()
    await this.at(whose)
  }

  /** Turns to a class of the step. */
  async turnTo(name: string): Promise<void> {
    const tab = this.page.getByRole('navigation', { name: 'Класс' }).getByRole('link', { name, exact: true })
    await tab.click()
    await expect(tab).toHaveAttribute('aria-current', 'page')
    await hydrated(this.page)
  }

  /** Names the teacher of a subject in the class turned to. */
  async appoint(subject: string, teacher: string): Promise<void> {
    const list = this.page.getByLabel(`Учитель: ${subject}`, { exact: true })
    const value = await list.locator('option', { hasText: teacher }).first().getAttribute('value')
    await list.selectOption(value)
    await this.press('Сохранить учителей')
    await this.at('Группы и учителя')
    await expect(list.locator('option:checked')).toContainText(teacher)
  }

  /** The list of subjects at a place of the week. */
  place(day: string, number: number): Locator {
    return this.page.getByLabel(`${day}, ${number}-й урок`, { exact: true })
  }

  /** Types the lessons of a day from the first on; each is saved at once. */
  async day(day: string, subjects: string[]): Promise<void> {
    for (const [at, subject] of subjects.entries()) await this.place(day, at + 1).selectOption({ label: subject })
    await expect(this.page.getByRole('status').getByText('Сохранено')).toBeVisible()
  }

  /** Lessons a week that stand, beside those of the plan. */
  used(subject: string): Locator {
    return this.page.locator('.used li').filter({ hasText: subject }).locator('b')
  }
}
