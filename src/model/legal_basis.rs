//! Legal bases of processing (Art. 6(1) GDPR) and the rights that each gives.

use serde::{Deserialize, Serialize};

/// A legal basis, by the letters of Art. 6(1) GDPR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalBasis {
    /// (a)
    Consent,
    /// (b)
    Contract,
    /// (c) Legal obligation.
    Obligation,
    /// (d)
    VitalInterest,
    /// (e) A task in the public interest or in the exercise of official authority.
    PublicTask,
    /// (f)
    LegitimateInterest,
}

impl LegalBasis {
    pub const ALL: [Self; 6] = [
        Self::Consent,
        Self::Contract,
        Self::Obligation,
        Self::VitalInterest,
        Self::PublicTask,
        Self::LegitimateInterest,
    ];

    /// The basis of a letter of Art. 6(1), `a` to `f`.
    pub fn of_letter(letter: char) -> Option<Self> {
        let at = u32::from(letter).checked_sub(u32::from('a'))?;
        Self::ALL.get(at as usize).copied()
    }

    /// The end of its name among the words of the interface: `basis-consent`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Contract => "contract",
            Self::Obligation => "obligation",
            Self::VitalInterest => "vital",
            Self::PublicTask => "task",
            Self::LegitimateInterest => "interest",
        }
    }
}

/// A right of the data subject that depends on the legal basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    Access,
    Rectification,
    Erasure,
    Restriction,
    Portability,
    Objection,
    /// Of consent.
    Withdrawal,
}

impl Right {
    pub const ALL: [Self; 7] = [
        Self::Access,
        Self::Rectification,
        Self::Erasure,
        Self::Restriction,
        Self::Portability,
        Self::Objection,
        Self::Withdrawal,
    ];

    /// The article of the GDPR.
    pub fn article(self) -> u8 {
        match self {
            Self::Access => 15,
            Self::Rectification => 16,
            Self::Erasure => 17,
            Self::Restriction => 18,
            Self::Portability => 20,
            Self::Objection => 21,
            Self::Withdrawal => 7,
        }
    }

    /// The end of its name among the words of the interface: `right-access`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Rectification => "rectification",
            Self::Erasure => "erasure",
            Self::Restriction => "restriction",
            Self::Portability => "portability",
            Self::Objection => "objection",
            Self::Withdrawal => "withdrawal",
        }
    }

    /// Whether a basis gives this right: Art. 7(3) speaks of consent, Art. 17(3)(b) excepts legal
    /// obligations and public tasks, Art. 20(1)(a) speaks of consent and contract, Art. 21(1) of
    /// public tasks and legitimate interests.
    pub fn is_given_by(self, basis: LegalBasis) -> bool {
        use LegalBasis as Basis;
        match self {
            Self::Access | Self::Rectification | Self::Restriction => true,
            Self::Erasure => !matches!(basis, Basis::Obligation | Basis::PublicTask),
            Self::Portability => matches!(basis, Basis::Consent | Basis::Contract),
            Self::Objection => matches!(basis, Basis::PublicTask | Basis::LegitimateInterest),
            Self::Withdrawal => basis == Basis::Consent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_is_that_of_the_regulation() {
        let check = |right: Right, expected: &str| {
            let letters = "abcdef".chars();
            let given = letters
                .filter(|it| LegalBasis::of_letter(*it).is_some_and(|it| right.is_given_by(it)));
            assert_eq!(given.collect::<String>(), expected, "{right:?}");
        };
        check(Right::Access, "abcdef");
        check(Right::Rectification, "abcdef");
        check(Right::Erasure, "abdf");
        check(Right::Restriction, "abcdef");
        check(Right::Portability, "ab");
        check(Right::Objection, "ef");
        check(Right::Withdrawal, "a");
    }

    #[test]
    fn letters_beyond_f_are_none() {
        assert_eq!(LegalBasis::of_letter('e'), Some(LegalBasis::PublicTask));
        assert_eq!(LegalBasis::of_letter('g'), None);
        assert_eq!(LegalBasis::of_letter('A'), None);
    }
}
