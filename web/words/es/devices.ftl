# Las portátiles de la clínica

devices-title = Portátiles
devices-intro = Cada portátil lleva los expedientes de la clínica, cifrados, y trabaja por su cuenta todo el tiempo que haga falta.
devices-none = Todavía no hay ninguna portátil vinculada.
# $ago es "hace 2 días" o "el 15 oct 2026"
devices-met = último encuentro: { $ago }
devices-not-met = ningún encuentro desde que se vinculó
# La versión de lo que las computadoras se dicen entre sí
devices-other-version = llamó, pero no hubo encuentro: habla la versión { $found } y esta computadora la { $known }; actualice Waystation en la que tenga el número más bajo
devices-shut-out = Sin acceso
devices-see-window = Ver la ventana de vinculación abierta
devices-who = Quién puede usarla
    .hint = Nadie más puede abrirla. Cada persona inicia sesión con su propia frase de acceso.
devices-person = { $person } ({ $role })
devices-show-code = Mostrar un código
