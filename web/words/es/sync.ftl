# Cómo está este dispositivo respecto a los demás

sync-title = Sincronización
sync-meeting-clinic = Sincronizando con la clínica.
sync-meeting-laptop = Sincronizando con una laptop.
sync-no-laptop = Aún no hay ninguna laptop vinculada.
sync-every-laptop-met = Todas las laptops se han sincronizado con esta clínica.
sync-same = Esta laptop y la clínica tienen lo mismo.
sync-to-bring = { $n ->
    [one] 1 cambio por enviar a la clínica.
   *[other] { $n } cambios por enviar a la clínica.
}
sync-not-known-same = Aún no se sabe si todo es igual en los dos lados.

# Después de que alguien lo pidió
sync-calling = Conectando con la clínica.
sync-calling-wait = El resultado aparecerá en esta página.
sync-answered = La clínica respondió.
sync-answered-locked = La clínica respondió que está bloqueada. Lo que está escrito aquí sigue a salvo.
sync-answered-no-meeting = La clínica respondió, pero no se sincronizó nada. Lo que está escrito aquí sigue a salvo.
sync-not-answered = La clínica no respondió. Lo que está escrito aquí sigue a salvo.

sync-about-laptop = Lo que usted escribe está a salvo en esta laptop en cuanto aparece “Guardado”. Llega a la clínica cuando las dos están en la misma red.
sync-about-clinic = Las laptops se sincronizan con esta clínica cuando están en su red. Mientras tanto, cada una sigue funcionando por su cuenta.
sync-now = Sincronizar ahora
sync-not-found = No se encontró la clínica
sync-found-locked = Se encontró la computadora de la clínica, pero está bloqueada
sync-found-no-meeting = Se encontró la computadora de la clínica, pero no se sincronizó nada
sync-not-by-itself = Aquí las computadoras no se encuentran automáticamente
sync-refused = No se aceptó
    .next = Nada de esto se pierde: se conserva aparte hasta que alguien lo revise.
sync-refused-next = Ver los siguientes

sync-newer = En espera de una actualización
    .next = Nada de esto se pierde, y todo lo demás sigue su curso. Llega a la clínica automáticamente en la primera sincronización después de la actualización.
sync-newer-laptop = { $n ->
    [one] El programa de esta laptop es más reciente que el de la clínica. 1 cambio espera aquí hasta que se actualice la clínica.
   *[other] El programa de esta laptop es más reciente que el de la clínica. { $n } cambios esperan aquí hasta que se actualice la clínica.
}
sync-newer-clinic = { $n ->
    [one] El programa de una laptop es más reciente que el de la clínica. 1 cambio espera en ella hasta que se actualice esta clínica.
   *[other] El programa de una laptop es más reciente que el de la clínica. { $n } cambios esperan en ella hasta que se actualice esta clínica.
}

sync-clinic = La clínica
sync-laptops = Laptops
# $ago es "hace 2 días" o "el 15 oct 2026"
sync-peer-met = última sincronización: { $ago }
sync-peer-not-met = aún no se ha sincronizado
# $when es "24 nov 2026, 10:42"
sync-peer-same = Tenía lo mismo el { $when }
sync-peer-differs = Al terminar la última sincronización no tenían lo mismo; la siguiente lo corrige
sync-peer-met-on = Se sincronizó el { $when }
sync-peer-not-compared = Aún sin comparar
sync-no-meeting = Ninguna aún.

# En una laptop
sync-address = ¿La clínica cambió de dirección?
    .label = Nueva dirección de la clínica
    .hint = Como la muestra la página “{ devices-title }” de la clínica, por ejemplo 192.168.1.20:8471. Se escriba lo que se escriba, esta laptop solo habla con su propia clínica.
    .button = Buscarla ahí
sync-address-wrong = Eso no es una dirección. Escríbala como la muestra la página “{ devices-title }” de la clínica.
sync-address-not-kept = No se pudo guardar la dirección en esta laptop. Libere espacio en el disco e inténtelo de nuevo.

# Lo que unos datos dicen de sí mismos frente a lo que se sabía de ellos; $ago es cuándo, $name una laptop o la clínica
sync-copies = Una copia más antigua
sync-copy-other = { $name } llegó { $ago } con datos más antiguos que los de antes: se recuperó de una copia, o dos computadoras usan la misma carpeta. No se pierde nada de lo que ya había traído. Si nadie la recuperó, busque una segunda computadora con su carpeta.
sync-copy-clinic = Los datos de esta clínica eran más antiguos que lo que una laptop sabía de ellos { $ago }: se recuperaron de una copia. Lo que tienen las laptops vuelve por sí solo cuando cada una se sincroniza con la clínica.
sync-copy-laptop = Los datos de esta laptop eran más antiguos que lo que la clínica sabía de ellos { $ago }: se recuperaron de una copia, u otra computadora usa su carpeta. No se pierde nada de lo que tiene la clínica.
