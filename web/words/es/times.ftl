# Personas, días y horas

someone-unknown = Persona no registrada aquí
device-unknown = un dispositivo no registrado aquí

time-when = { $day }, { $time }
time-unknown = en fecha desconocida
time-day = { $day } { $month } { $year }
time-weekday = { $weekday } { $day } de { $month }
time-month = { $month } de { $year }
time-just-now = ahora mismo
time-minutes-ago = { $n ->
    [one] hace 1 minuto
   *[other] hace { $n } minutos
}
time-hours-ago = { $n ->
    [one] hace 1 hora
   *[other] hace { $n } horas
}
time-days-ago = { $n ->
    [one] hace 1 día
   *[other] hace { $n } días
}
time-on-day = el { $day }

# Cuánto duró algo
time-lasting-moment = menos de un segundo
time-lasting-seconds = { $n ->
    [one] 1 segundo
   *[other] { $n } segundos
}
time-lasting-minutes = { $n ->
    [one] 1 minuto
   *[other] { $n } minutos
}
time-lasting-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}

due-today = vence hoy
due-tomorrow = vence mañana
due-in-days = vence en { $n } días
due-days-over = { $n ->
    [one] 1 día de atraso
   *[other] { $n } días de atraso
}
due-on = vence el { $day }

by-birth = desde el inicio
by-person-device = { $person } en { $device }, { $when }
# Va después del nombre de la persona
by-on-device = en { $device }
by-person-ago = { $person }, { $ago }

month-short =
    .m1 = ene
    .m2 = feb
    .m3 = mar
    .m4 = abr
    .m5 = may
    .m6 = jun
    .m7 = jul
    .m8 = ago
    .m9 = sep
    .m10 = oct
    .m11 = nov
    .m12 = dic
month =
    .m1 = enero
    .m2 = febrero
    .m3 = marzo
    .m4 = abril
    .m5 = mayo
    .m6 = junio
    .m7 = julio
    .m8 = agosto
    .m9 = septiembre
    .m10 = octubre
    .m11 = noviembre
    .m12 = diciembre
weekday =
    .d1 = Lunes
    .d2 = Martes
    .d3 = Miércoles
    .d4 = Jueves
    .d5 = Viernes
    .d6 = Sábado
    .d7 = Domingo
