//! Organisations, spans of the year, courses and classes as lines of their files.

use chrono::NaiveDate;

use super::columns::{CLASSES, COURSES, ORGS, Record, SESSIONS};
use super::line::Line;
use super::records::{Class, Course, Org, Session};

impl Record for Org {
    const FILE: &'static str = "orgs.csv";
    const COLUMNS: &'static [&'static str] = ORGS;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let (sourced_id, name) = (line.required("sourcedId"), line.required("name"));
        Some(Self {
            row: line.number,
            kind: line.word("type", "school, district, local, state, national или department")?,
            identifier: line.text("identifier"),
            parent: line.text("parentSourcedId"),
            own_kind: line.text("metadata.gorodok.kind"),
            sourced_id: sourced_id?,
            name: name?,
        })
    }

    fn sourced_id(&self) -> &str {
        &self.sourced_id
    }

    fn cell(&self, column: &str) -> String {
        match column {
            "sourcedId" => self.sourced_id.clone(),
            "name" => self.name.clone(),
            "type" => self.kind.code().to_owned(),
            "identifier" => self.identifier.clone(),
            "parentSourcedId" => self.parent.clone(),
            "metadata.gorodok.kind" => self.own_kind.clone(),
            _ => String::new(),
        }
    }
}

impl Record for Session {
    const FILE: &'static str = "academicSessions.csv";
    const COLUMNS: &'static [&'static str] = SESSIONS;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let (sourced_id, title) = (line.required("sourcedId"), line.required("title"));
        let kind = line.word("type", "schoolYear, semester, term или gradingPeriod");
        let (first, last) = (line.required_day("startDate"), line.required_day("endDate"));
        if first.zip(last).is_some_and(|(first, last)| first > last) {
            line.reject("endDate", "кончается раньше, чем начинается", "Исправьте одну из дат.");
        }
        let posting = line.day("metadata.gorodok.postFrom").zip(line.day("metadata.gorodok.postUntil"));
        Some(Self {
            row: line.number,
            sourced_id: sourced_id?,
            title: title?,
            kind: kind?,
            first: first?,
            last: last?,
            parent: line.text("parentSourcedId"),
            school_year: line.text("schoolYear"),
            own_kind: line.text("metadata.gorodok.kind"),
            own_number: line.text("metadata.gorodok.number"),
            posting: posting.filter(|(from, until)| from <= until),
        })
    }

    fn sourced_id(&self) -> &str {
        &self.sourced_id
    }

    fn cell(&self, column: &str) -> String {
        let day = |of: fn((NaiveDate, NaiveDate)) -> NaiveDate| {
            self.posting.map_or_else(String::new, |posting| of(posting).to_string())
        };
        match column {
            "sourcedId" => self.sourced_id.clone(),
            "title" => self.title.clone(),
            "type" => self.kind.code().to_owned(),
            "startDate" => self.first.to_string(),
            "endDate" => self.last.to_string(),
            "parentSourcedId" => self.parent.clone(),
            "schoolYear" => self.school_year.clone(),
            "metadata.gorodok.kind" => self.own_kind.clone(),
            "metadata.gorodok.number" => self.own_number.clone(),
            "metadata.gorodok.postFrom" => day(|posting| posting.0),
            "metadata.gorodok.postUntil" => day(|posting| posting.1),
            _ => String::new(),
        }
    }
}

impl Record for Course {
    const FILE: &'static str = "courses.csv";
    const COLUMNS: &'static [&'static str] = COURSES;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let (sourced_id, title) = (line.required("sourcedId"), line.required("title"));
        Some(Self {
            row: line.number,
            school_year: line.text("schoolYearSourcedId"),
            code: line.text("courseCode"),
            org: line.text("orgSourcedId"),
            sourced_id: sourced_id?,
            title: title?,
        })
    }

    fn sourced_id(&self) -> &str {
        &self.sourced_id
    }

    fn cell(&self, column: &str) -> String {
        match column {
            "sourcedId" => self.sourced_id.clone(),
            "schoolYearSourcedId" => self.school_year.clone(),
            "title" | "subjects" => self.title.clone(),
            "courseCode" => self.code.clone(),
            "orgSourcedId" => self.org.clone(),
            _ => String::new(),
        }
    }
}

impl Record for Class {
    const FILE: &'static str = "classes.csv";
    const COLUMNS: &'static [&'static str] = CLASSES;

    fn read(line: &mut Line<'_>) -> Option<Self> {
        let (sourced_id, title) = (line.required("sourcedId"), line.required("title"));
        let kind = line.word("classType", "homeroom или scheduled");
        let school = line.required("schoolSourcedId");
        Some(Self {
            row: line.number,
            sourced_id: sourced_id?,
            title: title?,
            grades: line.text("grades"),
            course: line.text("courseSourcedId"),
            code: line.text("classCode"),
            kind: kind?,
            school: school?,
            terms: line.list("termSourcedIds"),
            own_class: line.text("metadata.gorodok.class"),
        })
    }

    fn sourced_id(&self) -> &str {
        &self.sourced_id
    }

    fn cell(&self, column: &str) -> String {
        match column {
            "sourcedId" => self.sourced_id.clone(),
            "title" => self.title.clone(),
            "grades" => self.grades.clone(),
            "courseSourcedId" => self.course.clone(),
            "classCode" => self.code.clone(),
            "classType" => self.kind.code().to_owned(),
            "schoolSourcedId" => self.school.clone(),
            "termSourcedIds" => self.terms.join(","),
            "metadata.gorodok.class" => self.own_class.clone(),
            _ => String::new(),
        }
    }
}
