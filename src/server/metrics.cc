#include "server/metrics.h"

#include <algorithm>
#include <sstream>

namespace tellings {
namespace {

void head(std::ostringstream& out, std::string_view name, std::string_view kind, std::string_view help) {
  out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << kind << '\n';
}

}  // namespace

void Metrics::count(const std::string& route, int status, std::chrono::steady_clock::duration took,
                    std::uint64_t bytes) {
  const double seconds = std::chrono::duration<double>(took).count();
  const auto border = std::lower_bound(kBorders.begin(), kBorders.end(), seconds);
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  Times& times = times_[route];
  ++times.within[static_cast<std::size_t>(border - kBorders.begin())];
  times.seconds += seconds;
  bytes_ += bytes;
}

std::string Metrics::print(const std::vector<Gauge>& gauges) const {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  const std::lock_guard lock(mutex_);
  head(out, "tellings_requests_total", "counter", "Requests by route and status.");
  for (const auto& [key, number] : requests_)
    out << "tellings_requests_total{route=\"" << key.first << "\",status=\"" << key.second << "\"} " << number
        << '\n';
  head(out, "tellings_request_seconds", "histogram", "Time from the whole request to its answer.");
  for (const auto& [route, times] : times_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < times.within.size(); ++i) {
      sum += times.within[i];
      out << "tellings_request_seconds_bucket{route=\"" << route << "\",le=\"";
      if (i < kBorders.size()) {
        out << kBorders[i];
      } else {
        out << "+Inf";
      }
      out << "\"} " << sum << '\n';
    }
    out << "tellings_request_seconds_sum{route=\"" << route << "\"} " << times.seconds
        << "\ntellings_request_seconds_count{route=\"" << route << "\"} " << sum << '\n';
  }
  head(out, "tellings_sent_bytes_total", "counter", "Bytes of bodies sent.");
  out << "tellings_sent_bytes_total " << bytes_ << '\n';
  head(out, "tellings_connections", "gauge", "Connections open now.");
  out << "tellings_connections " << connections.load() << '\n';
  head(out, "tellings_connections_refused_total", "counter",
       "Connections closed at once, too many being open.");
  out << "tellings_connections_refused_total " << refused.load() << '\n';
  for (const Gauge& gauge : gauges) {
    head(out, gauge.name, "gauge", gauge.help);
    out << gauge.name << ' ' << gauge.value << '\n';
  }
  return out.str();
}

}  // namespace tellings
