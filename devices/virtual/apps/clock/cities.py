"""Cities of the world clock, with the hours they are ahead of the phone's own zone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class City:
    """A place with a time of its own."""

    country: str
    utc_hours: float
    """Standard time; the virtual phone lives in UTC and knows no summer time."""


CITIES: dict[str, City] = {
    "Abu Dhabi": City("United Arab Emirates", 4), "Accra": City("Ghana", 0), "Addis Ababa": City("Ethiopia", 3),
    "Amsterdam": City("Netherlands", 1), "Ankara": City("Türkiye", 3), "Athens": City("Greece", 2),
    "Auckland": City("New Zealand", 12), "Baghdad": City("Iraq", 3), "Bangkok": City("Thailand", 7),
    "Barcelona": City("Spain", 1), "Beijing": City("China", 8), "Berlin": City("Germany", 1),
    "Bogota": City("Colombia", -5), "Boston": City("United States", -5), "Brussels": City("Belgium", 1),
    "Buenos Aires": City("Argentina", -3), "Cairo": City("Egypt", 2), "Cape Town": City("South Africa", 2),
    "Caracas": City("Venezuela", -4), "Casablanca": City("Morocco", 1), "Chicago": City("United States", -6),
    "Colombo": City("Sri Lanka", 5.5), "Copenhagen": City("Denmark", 1), "Dakar": City("Senegal", 0),
    "Denver": City("United States", -7), "Dhaka": City("Bangladesh", 6), "Doha": City("Qatar", 3),
    "Dubai": City("United Arab Emirates", 4), "Dublin": City("Ireland", 0), "Hanoi": City("Vietnam", 7),
    "Havana": City("Cuba", -5),
    "Helsinki": City("Finland", 2), "Hong Kong": City("China", 8), "Honolulu": City("United States", -10),
    "Istanbul": City("Türkiye", 3), "Jakarta": City("Indonesia", 7), "Johannesburg": City("South Africa", 2),
    "Karachi": City("Pakistan", 5), "Kathmandu": City("Nepal", 5.75), "Kyiv": City("Ukraine", 2),
    "Lagos": City("Nigeria", 1), "Lima": City("Peru", -5), "Lisbon": City("Portugal", 0),
    "London": City("United Kingdom", 0), "Los Angeles": City("United States", -8), "Madrid": City("Spain", 1),
    "Manila": City("Philippines", 8), "Melbourne": City("Australia", 10), "Mexico City": City("Mexico", -6),
    "Mumbai": City("India", 5.5), "Nairobi": City("Kenya", 3), "New York": City("United States", -5),
    "Oslo": City("Norway", 1), "Paris": City("France", 1), "Perth": City("Australia", 8),
    "Prague": City("Czechia", 1), "Reykjavik": City("Iceland", 0), "Riga": City("Latvia", 2),
    "Rome": City("Italy", 1), "San Francisco": City("United States", -8), "Santiago": City("Chile", -4),
    "Sao Paulo": City("Brazil", -3), "Seoul": City("South Korea", 9), "Shanghai": City("China", 8),
    "Singapore": City("Singapore", 8), "Stockholm": City("Sweden", 1), "Sydney": City("Australia", 10),
    "Taipei": City("Taiwan", 8), "Tbilisi": City("Georgia", 4), "Tehran": City("Iran", 3.5),
    "Tokyo": City("Japan", 9), "Toronto": City("Canada", -5), "Vancouver": City("Canada", -8),
    "Vienna": City("Austria", 1), "Warsaw": City("Poland", 1), "Wellington": City("New Zealand", 12),
    "Zurich": City("Switzerland", 1),
}  # fmt: skip
