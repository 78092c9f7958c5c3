//! From one space to another (ISO 32000-1, 8.3.3).

use crate::import::readers::pdf::object::Object;

/// Six numbers; points are rows that stand before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Matrix(pub(crate) [f64; 6]);

impl Matrix {
    pub(crate) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// The six numbers of a list.
    pub(crate) fn of(numbers: &[Object]) -> Option<Self> {
        let numbers: Vec<f64> = numbers.iter().filter_map(Object::number).collect();
        Some(Self(numbers.try_into().ok()?))
    }

    /// First this one, then the other.
    pub(crate) fn then(self, other: Self) -> Self {
        let [xx, xy, yx, yy, x, y] = self.0;
        let along =
            |x: f64, y: f64| (x * other.0[0] + y * other.0[2], x * other.0[1] + y * other.0[3]);
        let ((first, second), (third, fourth)) = (along(xx, xy), along(yx, yy));
        let (right, up) = other.point(x, y);
        Self([first, second, third, fourth, right, up])
    }

    /// First a move, then this.
    pub(crate) fn moved(self, x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }

    pub(crate) fn point(self, x: f64, y: f64) -> (f64, f64) {
        let [xx, xy, yx, yy, right, up] = self.0;
        (x * xx + y * yx + right, x * xy + y * yy + up)
    }
}
