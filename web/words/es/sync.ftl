# Cómo está este equipo con los demás

sync-title = Sincronizar
sync-meeting-clinic = En encuentro con la clínica ahora.
sync-meeting-laptop = En encuentro con una portátil ahora.
sync-no-laptop = Todavía no hay ninguna portátil vinculada.
sync-every-laptop-met = Todas las portátiles se han encontrado con esta clínica.
sync-same = Los dos lados tienen lo mismo.
sync-to-bring = { $n ->
    [one] 1 cambio por llevar a la clínica.
   *[other] { $n } cambios por llevar a la clínica.
}
sync-not-known-same = Todavía no se sabe si todo es igual en los dos lados.

# Después de que alguien lo pidió
sync-calling = Llamando a la clínica.
sync-calling-wait = Esta página muestra por sí sola lo que resulte.
sync-answered = Se llamó a la clínica y respondió.
sync-not-answered = Se llamó a la clínica y no respondió. Lo que está escrito aquí sigue a salvo.

sync-about-laptop = Lo que usted escribe está a salvo en esta portátil en cuanto dice “Guardado”. Llega a la clínica cuando las dos están en la misma red.
sync-about-clinic = Las portátiles se encuentran con esta clínica cuando están en su red. Mientras tanto, cada una sigue trabajando por su cuenta.
sync-now = Sincronizar ahora
sync-not-found = No se encontró la clínica
sync-refused = No aceptado
    .next = Nada de esto se pierde: se guarda aparte hasta que alguien lo revise.

sync-newer = A la espera de una actualización
    .next = No se pierde nada de esto, y todo lo demás sigue. Llega solo a la clínica en la próxima sincronización después de la actualización.
sync-newer-laptop = { $n ->
    [one] El programa de esta portátil es más nuevo que el de la clínica. 1 cambio espera aquí hasta que se actualice la clínica.
   *[other] El programa de esta portátil es más nuevo que el de la clínica. { $n } cambios esperan aquí hasta que se actualice la clínica.
}
sync-newer-clinic = { $n ->
    [one] El programa de una portátil es más nuevo que el de la clínica. 1 cambio espera en ella hasta que se actualice esta clínica.
   *[other] El programa de una portátil es más nuevo que el de la clínica. { $n } cambios esperan en ella hasta que se actualice esta clínica.
}

sync-clinic = La clínica
sync-laptops = Portátiles
# $ago es "hace 2 días" o "el 15 oct 2026"
sync-peer-met = último encuentro: { $ago }
sync-peer-not-met = ningún encuentro todavía
# $when es "24 nov 2026, 10:42"
sync-peer-same = Tenían lo mismo el { $when }
sync-peer-differs = No era igual al final del último encuentro; el próximo lo repara
sync-peer-met-on = Encuentro el { $when }
sync-peer-not-compared = Sin comparar todavía
sync-no-meeting = Ninguno todavía.
