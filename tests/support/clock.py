"""The day on which the tests take place: whatever the clock says, reviews are as far away as their cases assume."""

from datetime import date

TODAY = date(2026, 11, 24)
