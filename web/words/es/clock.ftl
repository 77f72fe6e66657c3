# El reloj de esta computadora y la zona horaria de la clínica

clock-title = Reloj y zona horaria
line-clock = El reloj de esta computadora puede estar mal: marca { $now }. Revise y diga si está bien.
clock-now = Esta computadora marca
clock-no-doubt = Nada indica que esté mal.
clock-doubt = Puede estar mal.
clock-doubt-behind = Aquí se escribió algo el { $newest }, y según este reloj ese momento aún no ha llegado.
clock-doubt-ahead = El reloj se adelantó { $by } con la computadora encendida.
clock-doubt-back = El reloj se atrasó { $by } con la computadora encendida.
clock-doubt-apart-ahead = El reloj de { $device } va { $by } por delante de este.
clock-doubt-apart-behind = El reloj de { $device } va { $by } por detrás de este.
clock-by-minutes = { $n ->
    [one] 1 minuto
   *[other] { $n } minutos
}
clock-by-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}
clock-by-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}
clock-wrong = Si está mal
    .set = Ponga el día y la hora en los ajustes de esta computadora y vuelva a abrir esta página. Mientras tanto no se pierde nada: se puede escribir y guardar todo, pero lo que vence y lo vencido puede estar mal.
    .screenless = En una computadora sin pantalla, la persona encargada de esta computadora escribe: date -s "2026-11-29 17:30"
clock-right = Si está bien
    .say = Dígalo aquí. No se preguntará más, salvo que otra cosa indique lo contrario.
    .button = El reloj está bien
    .ask = Supervisión, o quien esté ante la pantalla de esta computadora, puede decirlo en esta página.
clock-said = Anotado: el reloj está bien.
clock-signing = Aún sin firmar. El reloj de esta computadora puede estar mal: marca { $now }.
    .next = La firma lleva el día y la hora. Si están bien, firme otra vez; si no, avise antes a supervisión.
clock-zone = Zona horaria de la clínica
    .hint = Donde está la clínica. Lo que vence hoy y todas las horas de las páginas se rigen por ella, en todas sus computadoras.
clock-zone-choose = Elija
clock-zone-utc = Esta computadora está en UTC, que rara vez es la hora de una clínica: con ella el día puede cambiar a media tarde.
clock-zone-computer = La de esta computadora
clock-zone-unset = Nadie ha elegido todavía la zona horaria de la clínica, así que cada computadora usa la suya.
clock-zone-save = Guardar zona horaria
clock-zone-saved = La zona horaria está guardada.
clock-zone-who = La cambia supervisión, en la clínica.
clock-zone-wrong = Elija una zona horaria de la lista.
