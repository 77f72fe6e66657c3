# Las laptops de la clínica

devices-title = Laptops
devices-intro = Cada laptop lleva los expedientes de la clínica, cifrados, y funciona por su cuenta todo el tiempo que haga falta.
devices-none = Aún no hay ninguna laptop vinculada.
# $people son quienes pueden usarla
devices-whose = para { $people }
# $ago es "hace 2 días" o "el 15 oct 2026"
devices-met = última sincronización: { $ago }
devices-not-met = no se ha sincronizado desde que se vinculó
# La versión de lo que las computadoras se dicen entre sí
devices-other-version = hubo conexión, pero no se pudo sincronizar: usa la versión { $found } y esta computadora la { $known }; actualice Waystation donde el número sea menor
devices-shut-out = Espera que le den acceso: la clínica la conocía antes de restaurarse desde una copia de seguridad
devices-let-in = Dar acceso a { $name }
devices-see-window = Ver el código vigente
devices-who = Quién puede usarla
    .hint = Nadie más puede abrirla. Cada quien inicia sesión con su propia contraseña.
devices-person = { $person } ({ $role })
devices-show-code = Mostrar un código
