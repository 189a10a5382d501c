//! Several measurements of one thing, and what is said of them.

/// Milliseconds, bytes or whatever was measured several times.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// Of these values; there must be some.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        assert!(!values.is_empty(), "nothing was measured");
        assert!(
            values.iter().all(|v| v.is_finite()),
            "not a number: {values:?}"
        );
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// All of them, the smallest first.
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.0.iter().copied()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The one in the middle.
    pub fn median(&self) -> f64 {
        let n = self.0.len();
        f64::midpoint(self.0[(n - 1) / 2], self.0[n / 2])
    }

    /// The value that 95 of 100 do not exceed.
    pub fn p95(&self) -> f64 {
        let at = (self.0.len() * 95).div_ceil(100).max(1) - 1;
        self.0[at]
    }

    /// The largest.
    pub fn largest(&self) -> f64 {
        self.0[self.0.len() - 1]
    }

    /// How often it was measured and how far the values lie apart: `9 runs, 61 to 70`.
    pub fn spread(&self, of: &str) -> String {
        let (low, high) = (self.0[0], self.largest());
        format!("{} {of}, {} to {}", self.count(), short(low), short(high))
    }
}

/// A number in as many digits as say something.
pub fn short(value: f64) -> String {
    match value.abs() {
        v if v >= 100.0 => format!("{value:.0}"),
        v if v >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
