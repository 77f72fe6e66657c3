# El reloj de esta computadora y la zona horaria de la clínica

clock-title = Reloj y zona horaria
line-clock = El reloj de esta computadora puede estar mal: marca { $now }. Revíselo y confirme si está bien.
clock-now = Esta computadora marca
clock-no-doubt = Nada indica que esté mal.
clock-doubt = Puede estar mal.
clock-doubt-behind = Aquí se escribió algo el { $newest }, y según este reloj ese momento aún no ha llegado.
clock-doubt-before = Este programa se hizo el { $made }, y según este reloj ese momento aún no ha llegado.
clock-doubt-far = Según este reloj han pasado más de veinte años desde que se hizo este programa, el { $made }.
clock-doubt-long = Según este reloj no se ha escrito nada aquí desde hace meses: lo último es del { $newest }.
clock-doubt-ahead = El reloj se adelantó { $by } con la computadora encendida.
clock-doubt-back = El reloj se atrasó { $by } con la computadora encendida.
clock-doubt-apart-ahead = El reloj de { $device } está adelantado { $by } respecto de este.
clock-doubt-apart-behind = El reloj de { $device } está atrasado { $by } respecto de este.
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
    .set = Corrija el día y la hora en la configuración de esta computadora y vuelva a abrir esta página. Mientras tanto no se pierde nada: se puede escribir y guardar todo, pero los vencimientos y los atrasos que se muestran pueden ser incorrectos.
    .screenless = Si la computadora no tiene pantalla, la persona encargada de ella escribe: date -s "2026-11-29 17:30"
clock-right = Si está bien
    .say = Confírmelo aquí. No se volverá a preguntar, a menos que algo indique lo contrario.
    .button = El reloj está bien
    .ask = Lo confirma en esta página alguien de supervisión, o quien esté frente a esta computadora.
clock-said = Anotado: el reloj está bien.
clock-signing = Aún sin firmar. El reloj de esta computadora puede estar mal: marca { $now }.
    .next = La firma lleva el día y la hora. Si están bien, firme otra vez; si no, avise antes a supervisión.
clock-zone = Zona horaria de la clínica
    .hint = La del lugar donde está la clínica. De ella dependen lo que vence hoy y todas las horas que se muestran, en todas sus computadoras.
clock-zone-choose = Elija
clock-zone-utc = Esta computadora está en UTC, que rara vez es la hora de una clínica: con ella el día puede cambiar a media tarde.
clock-zone-computer = La de esta computadora
clock-zone-unset = Nadie ha elegido todavía la zona horaria de la clínica, así que cada computadora usa la suya.
clock-zone-save = Guardar zona horaria
clock-zone-saved = La zona horaria está guardada.
clock-zone-who = La cambia supervisión, en la computadora de la clínica.
clock-zone-wrong = Elija una zona horaria de la lista.
